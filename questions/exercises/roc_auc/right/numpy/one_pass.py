def roc_auc(y, score):
    """A walk down the sorted scores, group by group."""
    pairs = sorted(zip(score.tolist(), (int(one) for one in y)), reverse=True)
    above, area, i = 0, 0.0, 0
    negatives = 0
    while i < len(pairs):
        j, pos, neg = i, 0, 0
        while j < len(pairs) and pairs[j][0] == pairs[i][0]:
            pos += pairs[j][1]
            neg += 1 - pairs[j][1]
            j += 1
        area += neg * (above + pos / 2)
        above, negatives, i = above + pos, negatives + neg, j
    if not above or not negatives:
        raise ValueError("one class only")
    return area / (above * negatives)
