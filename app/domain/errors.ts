/**
 * Thrown when the input of a method function is not what the method defines, e.g. a negative weight.
 * `field` is the path of the faulty value from the input object, e.g. `tree.focusAreas[0].weight`.
 */
export class MethodInputError extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(`${field} ${message}`);
    this.name = 'MethodInputError';
    this.field = field;
  }
}
