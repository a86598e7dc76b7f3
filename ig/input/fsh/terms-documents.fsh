Alias: $document-label = urn:oid:2.16.578.1.12.4.1.1.9603
Alias: $document-type = urn:oid:2.16.578.1.12.4.1.1.9602
Alias: $personnel-category = urn:oid:2.16.578.1.12.4.1.1.9060

ValueSet: SourceOutcomes
Id: source-outcome
Title: "Outcomes of asking a source"
Description: "Why a source gave nothing, or not all."
* ^experimental = false
* include codes from system $source-outcome

ValueSet: RefusalReasons
Id: refusal-reason
Title: "Reasons of refusals"
Description: "Why something was refused."
* ^experimental = false
* include codes from system $refusal-reason

ValueSet: Origins
Id: origin
Title: "Origins"
Description: "Where information comes from, as a tag on a resource."
* ^experimental = false
* include codes from system $origin
