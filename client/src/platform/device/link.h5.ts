/** In a new tab, which learns nothing of this one. */
export async function openLink(address: string): Promise<void> {
  window.open(address, '_blank', 'noopener,noreferrer')
}
