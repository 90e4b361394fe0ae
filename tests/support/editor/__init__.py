"""An editor as a deck's author has it: yaml-language-server, asked over its protocol."""
