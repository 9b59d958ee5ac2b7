"""How an invented person or firm is put into words: phrases, résumés, studies, advertisements.

``engine.demonstration`` comes in here. All prose lies in data/demo; here it is only drawn, filled in and inflected.
"""
