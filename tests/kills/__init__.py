"""Kills a run at chosen moments, runs it again and compares the warehouse with an undisturbed run's.

No product code knows of this: ``driver`` wraps its functions in the process that will be killed.
"""
