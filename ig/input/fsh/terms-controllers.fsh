ValueSet: ServiceCategories
Id: service-category
Title: "Categories of services"
Description: "Whether a service is something to do, something to see, or something elsewhere."
* ^experimental = false
* include codes from system $service-category
