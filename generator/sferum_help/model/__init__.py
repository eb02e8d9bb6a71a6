"""What there is: frozen data, addresses, prose, words of the interface. Imports nothing else of ours."""
