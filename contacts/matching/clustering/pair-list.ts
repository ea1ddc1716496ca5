/** Pairs with their confidence, as columns that grow. */
export class PairList {
  left = new Int32Array(1024);
  right = new Int32Array(1024);
  confidence = new Float64Array(1024);
  length = 0;

  add(left: number, right: number, confidence: number): void {
    if (this.length === this.left.length) this.grow();
    this.left[this.length] = left;
    this.right[this.length] = right;
    this.confidence[this.length] = confidence;
    this.length += 1;
  }

  private grow(): void {
    const { left, right, confidence } = this;
    this.left = new Int32Array(this.length * 2);
    this.right = new Int32Array(this.length * 2);
    this.confidence = new Float64Array(this.length * 2);
    this.left.set(left);
    this.right.set(right);
    this.confidence.set(confidence);
  }
}
