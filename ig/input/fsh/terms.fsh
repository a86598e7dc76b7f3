ValueSet: ConsentCategories
Id: consent-category
Title: "Categories of consents"
Description: "What a citizen can decide."
* ^experimental = false
* include codes from system $consent-category
