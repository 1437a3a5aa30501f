/** `2025-12-20 至 2028-12-19`, or since when. */
export const spanOf = ({ from, until }: { readonly from: string; readonly until?: string | undefined }): string => (until === undefined ? `${from} 起` : `${from} 至 ${until}`)
