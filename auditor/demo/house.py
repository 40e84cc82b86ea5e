"""What the team of the demonstration has set for itself."""

SETTINGS = {
    "council": "Demonstration Council",
    "case_system": "Mosaic",
    "concern_telephone": "01632 960 100",  # a number that is kept free for fiction
    "grade_help": {
        "outstanding": (
            "The child's life is demonstrably better for what we did, and others could learn from"
            " it. Not perfect: nothing that mattered to the child was missed."
        ),
        "good": (
            "The child is seen, heard and safe; assessment, plan and visits belong together and"
            " move things on. What could be better has not held the child back."
        ),
        "requires_improvement": (
            "The child is safe and duties are met, but something that matters is thin, late or"
            " unclear, and the child's life changes less than it could."
        ),
        "inadequate": (
            "Harm, or the risk of it, was not recognised or not acted on, or nobody knows how the"
            " child is. Consider at once whether this is a concern."
        ),
    },
}
