/** Opens an address of others in a page of its own, which learns nothing of this one. */
export const follow = async (address: string): Promise<void> => {
  Object.assign(document.createElement('a'), { href: address, target: '_blank', rel: 'noopener noreferrer' }).click()
}
