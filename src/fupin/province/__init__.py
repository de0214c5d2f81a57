"""What only shows when counties stand side by side: whose a submission is, who hands none in, what stands twice.

`roster_file` reads the roster, `assigning` finds whose a submission is before it is read, `marking` makes what is
kept of its records to compare them, and `comparing` tells what shows once all counties are there.
"""
