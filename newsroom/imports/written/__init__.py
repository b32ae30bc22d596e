"""One text that somebody wrote elsewhere: Word, OpenDocument, Markdown, plain."""
