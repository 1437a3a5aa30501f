import { View } from '@tarojs/components'

export default function Page() {
  return <View aria-role="heading" aria-label="首页">首页</View>
}
