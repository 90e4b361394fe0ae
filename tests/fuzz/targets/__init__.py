"""What is fuzzed, a file a target.

A target has ``run(data)``, which gives bytes to one reader or grader; ``seeds()``, inputs to begin with, made from
the built-in decks where these have any; ``LONGEST``, bytes of an input; and ``WORDS``, what its language is made of.
"""
