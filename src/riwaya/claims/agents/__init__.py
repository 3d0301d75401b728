"""Who acted and on whom, where the sentence leaves it open: weighed or inferred."""
