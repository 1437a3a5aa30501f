import { sayDay } from 'shared/kernel/time'

/** `2025年12月20日 至 2028年12月19日`, or since when. */
export const spanOf = ({ from, until }: { readonly from: string; readonly until?: string | undefined }): string => (until === undefined ? `${sayDay(from)}起` : `${sayDay(from)} 至 ${sayDay(until)}`)
