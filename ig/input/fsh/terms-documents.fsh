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

ValueSet: DocumentLabelsShown
Id: document-label-shown
Title: "Labels of documents that somebody is shown"
Description: "The codes of Volven 9603 with which a document is shown to the citizen, to one who acts for her, or to a parent. A document with any other code of 9603, or with none, is shown to nobody and looks absent."
* ^experimental = false
* $document-label#N
* $document-label#NORN_FORANS
* $document-label#NORN_UNGDOM
* $document-label#NORS
* $document-label#NORU
