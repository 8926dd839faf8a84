/** When a round stops counting, or did: as planned, or before that by hand. The clock itself may come a little late. */
export function closingTime({ closes_at, closed_at }: { closes_at: string; closed_at: string | null }): string {
  return closed_at !== null && closed_at < closes_at ? closed_at : closes_at;
}
