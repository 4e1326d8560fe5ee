"""The officers' screens, generated from a region's rules on Flask-AppBuilder.

Each region has an application of its own, made anew for each publication of its rules; a switch in
front of them sends a request to its region's newest. Nothing of Flask-AppBuilder is bent for it.
"""
