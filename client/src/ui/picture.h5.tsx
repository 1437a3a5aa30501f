import type { PictureProps } from './picture'

/** A picture as wide as its place, fetched when it comes into sight. */
export const Picture = ({ address, says, className = '' }: PictureProps) => <img className={`picture ${className}`} src={address} alt={says} loading="lazy" />
