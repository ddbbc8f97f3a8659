"""One file for each area: from facts to a finding. Nothing here looks at the computer."""
