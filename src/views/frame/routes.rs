//! Every page's address; each page is a WebAssembly chunk of its own when built with the feature `split`.
use leptos::prelude::*;
use leptos_router::components::{A, Route, Routes};
use leptos_router::{Lazy, LazyRoute, path};

/// Makes a route type whose view is a chunk of its own under the feature `split`, and part of the whole otherwise.
macro_rules! page {
    ($(#[$doc:meta])* $name:ident => $view:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;

        #[cfg(feature = "split")]
        #[leptos_router::lazy_route]
        impl LazyRoute for $name {
            fn data() -> Self {
                Self
            }
            fn view(this: Self) -> AnyView {
                let $name = this;
                $view.into_any()
            }
        }

        #[cfg(not(feature = "split"))]
        impl LazyRoute for $name {
            fn data() -> Self {
                Self
            }
            async fn view(_: Self) -> AnyView {
                $view.into_any()
            }
        }
    };
}

page!(
    /// Platform quotas.
    Platform => view! { <h1>"Platform"</h1> <A href="/departments">"Departments"</A> }
);
page!(
    /// Departments.
    Departments => view! { <h1>"Departments"</h1> <A href="/quotas">"Platform"</A> }
);

/// The page of the present address.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <h1>"Not found"</h1> }>
            <Route path=path!("/quotas") view={Lazy::<Platform>::new()} />
            <Route path=path!("/departments") view={Lazy::<Departments>::new()} />
        </Routes>
    }
}
