import Taro from '@tarojs/taro'

/** Calls whenever the network is back; answers how to stop. */
export function onNetworkBack(tell: () => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => isConnected && tell()
  Taro.onNetworkStatusChange(heard)
  return () => Taro.offNetworkStatusChange(heard)
}
