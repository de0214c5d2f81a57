"""How the waivers of a file stand, in the formats of `fupin waivers list`."""
