import { v7 } from 'uuid';

/** A new id. Version 7 begins with the time, so that newer rows sort after older ones and indexes stay dense. */
export function newId(): string {
  return v7();
}
