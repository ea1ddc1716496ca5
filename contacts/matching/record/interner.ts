/**
 * Gives equal texts equal numbers: 1, 2, 3 ... in order of first appearance; 0 stands for "missing". Comparing two
 * numbers replaces comparing two texts, and what is known about a text can stand in an array under its number.
 */
export class Interner {
  private readonly ids = new Map<string, number>();
  private readonly texts: string[] = [''];

  /** The number of the text; a new one for a new text. `isNew` of the pair is told by `size` growing. */
  idOf(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.ids.set(text, id);
    this.texts.push(text);
    return id;
  }

  /** 0 when the text was never given a number. */
  find(text: string): number {
    return this.ids.get(text) ?? 0;
  }

  textOf(id: number): string {
    return this.texts[id] ?? '';
  }

  /** One more than the highest number given. */
  get size(): number {
    return this.texts.length;
  }
}
