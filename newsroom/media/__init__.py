"""Pictures: taken in without what a file tells of people, made into sizes, described in words."""
