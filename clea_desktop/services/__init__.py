"""What a person does, one room each: values in, frozen values out, expected troubles as ``CleaError``."""
