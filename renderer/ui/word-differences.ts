export interface Stretch {
  readonly text: string;
  /** Not in the text it is compared with. */
  readonly differs: boolean;
}

/** Which words of `text` are not, in this order, in `other`. Beyond `limit` words a side, only what the two begin and end with is taken as the same. */
export function differences(text: string, other: string, limit = 600): readonly Stretch[] {
  const [mine, theirs] = [wordsOf(text), wordsOf(other)];
  const same = mine.length > limit || theirs.length > limit ? sameEnds(mine, theirs) : longestCommon(mine, theirs);
  const stretches: { text: string; differs: boolean }[] = [];
  mine.forEach((word, at) => {
    const differs = !same[at];
    const last = stretches.at(-1);
    if (last && last.differs === differs) last.text += word;
    else if (!differs) stretches.push({ text: word, differs });
    else {
      // The space before the first word that differs is no difference.
      const gap = word.length - word.trimStart().length;
      if (last) last.text += word.slice(0, gap);
      else if (gap > 0) stretches.push({ text: word.slice(0, gap), differs: false });
      stretches.push({ text: word.slice(gap), differs });
    }
  });
  return stretches;
}

function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? (text ? [text] : []);
}

function sameEnds(mine: readonly string[], theirs: readonly string[]): boolean[] {
  const same = mine.map(() => false);
  const shorter = Math.min(mine.length, theirs.length);
  let start = 0;
  while (start < shorter && isSame(mine[start]!, theirs[start]!)) same[start++] = true;
  for (let end = 1; end <= shorter - start && isSame(mine.at(-end)!, theirs.at(-end)!); end++) same[mine.length - end] = true;
  return same;
}

function longestCommon(mine: readonly string[], theirs: readonly string[]): boolean[] {
  const width = theirs.length + 1;
  const lengths = new Uint16Array((mine.length + 1) * width);
  for (let row = mine.length - 1; row >= 0; row--) {
    for (let column = theirs.length - 1; column >= 0; column--) {
      lengths[row * width + column] = isSame(mine[row]!, theirs[column]!)
        ? lengths[(row + 1) * width + column + 1]! + 1
        : Math.max(lengths[(row + 1) * width + column]!, lengths[row * width + column + 1]!);
    }
  }
  const same = mine.map(() => false);
  for (let row = 0, column = 0; row < mine.length && column < theirs.length;) {
    if (isSame(mine[row]!, theirs[column]!)) {
      same[row++] = true;
      column++;
    } else if (lengths[(row + 1) * width + column]! >= lengths[row * width + column + 1]!) row++;
    else column++;
  }
  return same;
}

const isSame = (left: string, right: string): boolean => left.trim() === right.trim();
