-- After which entry of the review log a deed was done: the order of both logs does not hang on the clock.
ALTER TABLE change ADD COLUMN after_review INTEGER;
