"""After publication: what readers have, and correcting it, taking it away, bringing it back."""
