"""Sheets for paper: what stands on them, how they are drawn and pressed into PDF, which are still true."""
