import { notFound } from '#app/http/responses';

/** Every address that is nobody's. */
export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function Missing() {
  return null;
}
