/** A value's length on the scale. Says nothing that the number beside it doesn't. */
export function ValueBar({ value, scale }: { value: number | null; scale: { min: number; max: number } }) {
  const share = value === null ? 0 : (value - scale.min) / (scale.max - scale.min);
  return (
    <span className="value-bar" aria-hidden="true">
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
