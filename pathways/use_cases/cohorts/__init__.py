"""What a program lead does with cohorts: keep them, note how far each learner came, bring tables in and take them out.

Pages and API come in here. Decision: the leads of one service share one board; whoever is a lead sees and changes every
cohort, and two who change the same at once are told, instead of one losing what the other wrote.
"""
