"""Formulas as people type them: `2x`, `p(1-p)`, `σ(z)`, `√d_k`, `x²`, `∂L/∂z_i = p_i − y_i`. No eval.

`names` says which symbol a word means, `tokens` cuts the line up, `tree` parses it, `value` computes it, `agreement`
tells whether two formulas are the same function.
"""
