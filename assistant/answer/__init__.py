"""Query and passages -> checked answer: choosing, quoting, drafting, refusing."""
