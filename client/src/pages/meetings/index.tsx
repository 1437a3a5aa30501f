import { View } from '@tarojs/components'

export default function Page() {
  return <View aria-role="heading" aria-label="会议">会议</View>
}
