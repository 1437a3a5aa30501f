export default definePageConfig({ navigationBarTitleText: '材料文件' })
