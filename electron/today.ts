/** Today's date where the person sits, `YYYY-MM-DD`. The only place where the clock becomes a date. */
export function todayLocal(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
