-- Everything is written anew: the copies are small, and a difference would be one more thing to be wrong.
DELETE FROM indicator_copy;
DELETE FROM source_copy;
DELETE FROM institution_copy;
DELETE FROM section_copy;
DELETE FROM edition_copy;
DELETE FROM code_copy;
DELETE FROM dataset_copy;
