import { Image } from '@tarojs/components'

export interface PictureProps {
  address: string
  /** What is to be seen, for whoever does not see it. */
  says: string
  className?: string
}

/** A picture as wide as its place, fetched when it comes into sight. */
export const Picture = ({ address, says, className = '' }: PictureProps) => (
  <Image className={`picture ${className}`} src={address} mode="widthFix" lazyLoad aria-role="img" aria-label={says} />
)
