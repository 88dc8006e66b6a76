// Orders: the one way to a voucher, whoever asks for it, and the way back.
export { ordersSettled, placeOrder } from './place-order.ts'
export { orderBox } from './order-box.ts'
export { ordersRoutes } from './orders.pages.ts'
export { tellHolders } from './tell-holders.ts'
export { cancelOfEnded } from './end-offer.ts'
export { endOfferRoutes } from './end.pages.ts'
export { ownOrders } from './own-orders.ts'
export { forgetKeys } from './forget-keys.ts'
