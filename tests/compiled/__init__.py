"""Compiled banks."""
