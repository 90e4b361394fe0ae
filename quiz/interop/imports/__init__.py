"""Import of questions from text files of other programs: a module or folder a format, and a registry of all."""
